import type { Localized } from '@atelier/problem';

/**
 * Headings that sheets of shops have again and again: what they mean, so that columns find their
 * fields, and what a field made from them should be called in either language.
 */
export interface HeaderMeaning {
  readonly key: string;
  readonly label: Localized;
  /** In plain form: lower case, no spaces, no brackets. */
  readonly words: readonly string[];
}

export const headerMeanings: readonly HeaderMeaning[] = [
  meaning('name', '姓名', 'Name', ['姓名', '名字', '客户姓名', '客户名称', '客户', '顾客', '顾客姓名', '会员姓名', '联系人', 'fullname', 'customer', 'customername', 'contact', 'contactname']),
  meaning('mobile', '手机号', 'Mobile', ['手机', '手机号', '手机号码', '电话', '电话号码', '联系电话', '联系方式', '移动电话', 'mobile', 'mobilephone', 'mobilenumber', 'phone', 'phonenumber', 'cell', 'cellphone', 'tel', 'telephone']),
  meaning('email', '邮箱', 'Email', ['邮箱', '电子邮箱', '邮件', '电子邮件', 'email', 'emailaddress', 'mail']),
  meaning('wechat', '微信号', 'WeChat ID', ['微信', '微信号', '微信id', 'wechat', 'wechatid', 'weixin']),
  meaning('gender', '性别', 'Gender', ['性别', 'gender', 'sex']),
  meaning('birthday', '生日', 'Birthday', ['生日', '出生日期', '出生年月', '出生年月日', 'birthday', 'birthdate', 'dateofbirth', 'dob']),
  meaning('age', '年龄', 'Age', ['年龄', 'age']),
  meaning('country', '国家', 'Country', ['国家', '国家地区', 'country']),
  meaning('province', '省份', 'Province', ['省', '省份', 'province', 'state']),
  meaning('city', '城市', 'City', ['城市', '所在城市', '市', 'city', 'town']),
  meaning('district', '区县', 'District', ['区', '区县', 'district']),
  meaning('address', '地址', 'Address', ['地址', '详细地址', '联系地址', '收货地址', 'address', 'street']),
  meaning('postcode', '邮编', 'Postcode', ['邮编', '邮政编码', 'postcode', 'zip', 'zipcode', 'postalcode']),
  meaning('source', '来源', 'Source', ['来源', '客户来源', '渠道', '渠道来源', '获客渠道', 'source', 'channel', 'leadsource']),
  meaning('stage', '状态', 'Status', ['状态', '客户状态', '阶段', 'stage', 'status']),
  meaning('level', '等级', 'Level', ['等级', '级别', '客户等级', '会员等级', '会员级别', 'level', 'tier', 'grade', 'rank']),
  meaning('tags', '标签', 'Tags', ['标签', '客户标签', 'tags', 'labels', 'tag']),
  meaning('owner', '负责人', 'Owner', ['负责人', '跟进人', '顾问', '销售', '销售顾问', '导购', 'owner', 'advisor', 'salesperson', 'assignee']),
  meaning('company', '公司', 'Company', ['公司', '公司名称', '单位', '企业', 'company', 'companyname', 'organisation', 'organization']),
  meaning('jobTitle', '职位', 'Job title', ['职位', '职务', '岗位', 'jobtitle', 'position']),
  meaning('store', '门店', 'Store', ['门店', '店铺', '分店', '所属门店', 'store', 'shop', 'branch']),
  meaning('firstVisit', '首次到店', 'First visit', ['首次到店', '首次到店日期', '首次到店时间', '首访', '首次消费', 'firstvisit', 'firstvisitdate']),
  meaning('lastVisit', '最近到店', 'Last visit', ['最近到店', '上次到店', '最后到店', '最近到店日期', 'lastvisit', 'lastvisitdate']),
  meaning('lastPurchase', '最近消费', 'Last purchase', ['最近消费', '上次消费', '最近购买', '最后消费', '最近消费日期', 'lastpurchase', 'lastpurchasedate', 'lastorder']),
  meaning('totalSpent', '累计消费', 'Total spent', ['累计消费', '累计消费金额', '总消费', '消费总额', '消费金额', '累计金额', 'totalspent', 'totalspend', 'spend', 'spent', 'lifetimevalue', 'ltv']),
  meaning('orderCount', '消费次数', 'Orders', ['消费次数', '订单数', '购买次数', '到店次数', 'orders', 'ordercount', 'purchases', 'visits']),
  meaning('points', '积分', 'Points', ['积分', '会员积分', '剩余积分', 'points']),
  meaning('balance', '余额', 'Balance', ['余额', '卡余额', '储值余额', '账户余额', 'balance']),
  meaning('amount', '金额', 'Amount', ['金额', '总金额', '合计金额', 'amount', 'total', 'sum']),
  meaning('price', '价格', 'Price', ['价格', '单价', '售价', 'price', 'unitprice']),
  meaning('quantity', '数量', 'Quantity', ['数量', '件数', 'quantity', 'qty', 'count']),
  meaning('product', '商品', 'Product', ['商品', '商品名称', '产品', '产品名称', 'product', 'productname', 'item']),
  meaning('orderNumber', '订单号', 'Order number', ['订单号', '订单编号', '单号', 'orderno', 'ordernumber', 'orderid']),
  meaning('memberNumber', '会员号', 'Member number', ['会员号', '会员卡号', '卡号', '会员编号', 'memberno', 'membernumber', 'cardno', 'cardnumber']),
  meaning('orderedOn', '下单日期', 'Ordered on', ['下单日期', '订单日期', '购买日期', '消费日期', 'orderdate', 'purchasedate']),
  meaning('enrolledOn', '注册日期', 'Enrolled on', ['注册日期', '注册时间', '入会日期', '入会时间', '开卡日期', '建档日期', 'registered', 'registrationdate', 'signupdate', 'joined', 'joindate']),
  meaning('nextContact', '下次联系', 'Next contact', ['下次联系', '下次联系日期', '下次跟进', '回访日期', 'nextcontact', 'followup', 'followupdate']),
  meaning('note', '备注', 'Note', ['备注', '说明', '注释', '客户备注', '其他说明', 'note', 'notes', 'remark', 'remarks', 'comment', 'comments', 'memo']),
];

const byWord = new Map(headerMeanings.flatMap((entry) => entry.words.map((word) => [word, entry] as const)));

/** `累计消费(元) ` → what 累计消费 means. */
export function headerMeaning(header: string): HeaderMeaning | undefined {
  return byWord.get(plainHeading(header));
}

/** A heading without brackets and what is in them, spaces, dashes, stars and case. */
export function plainHeading(header: string): string {
  const plain = header.normalize('NFKC').toLowerCase();
  const outside = plain.replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '');
  return (outside.trim() === '' ? plain : outside).replace(/[\s_\-*:.'’/]+/g, '');
}

function meaning(key: string, zh: string, en: string, words: readonly string[]): HeaderMeaning {
  return { key, label: { zh, en }, words: [...words, key.toLowerCase()] };
}
