import { defineCatalogue } from '@atelier/problem';

/** What can be wrong with a value. Said at the field itself, whose label is in `details.label`. */
const valueMessages = defineCatalogue({
  'value.required': { kind: 'invalid', zh: '请填写此项', en: 'This has to be filled in' },
  'value.empty': { kind: 'invalid', zh: '不能为空', en: 'This cannot be empty' },
  'value.unknown-field': {
    kind: 'invalid',
    zh: '没有名为“{field}”的字段',
    en: 'There is no field called “{field}”',
  },
  'value.system-field': {
    kind: 'invalid',
    zh: '“{label}”由系统维护，不能填写',
    en: '“{label}” is kept by the system and cannot be set',
  },
  'value.generated': {
    kind: 'invalid',
    zh: '“{label}”由系统自动生成，不能填写',
    en: '“{label}” is generated and cannot be set',
  },
  'value.kind-missing': {
    kind: 'invalid',
    zh: '字段类型“{kind}”尚未安装，此字段的内容暂时不能修改',
    en: 'The field kind “{kind}” is not installed, so this field cannot be changed for now',
  },
  'value.unknown-key': { kind: 'invalid', zh: '这里不能有“{key}”', en: '“{key}” does not belong here' },
  'value.not-text': { kind: 'invalid', zh: '应为文字', en: 'This has to be a text' },
  'value.not-number': { kind: 'invalid', zh: '应为数字', en: 'This has to be a number' },
  'value.not-integer': { kind: 'invalid', zh: '应为整数', en: 'This has to be a whole number' },
  'value.not-boolean': { kind: 'invalid', zh: '应为“是”或“否”', en: 'This has to be yes or no' },
  'value.not-list': { kind: 'invalid', zh: '应为列表', en: 'This has to be a list' },
  'value.not-object': {
    kind: 'invalid',
    zh: '应为由键和值组成的对象',
    en: 'This has to be an object of keys and values',
  },
  'value.not-date': {
    kind: 'invalid',
    zh: '不是有效的日期，应如 2025-03-08',
    en: 'Not a date such as 2025-03-08',
  },
  'value.not-time': {
    kind: 'invalid',
    zh: '不是有效的时间，应如 09:30:00Z',
    en: 'Not a time such as 09:30:00Z',
  },
  'value.not-date-time': {
    kind: 'invalid',
    zh: '不是有效的日期时间，应如 2025-03-08T09:30:00Z',
    en: 'Not a date and time such as 2025-03-08T09:30:00Z',
  },
  'value.not-email': { kind: 'invalid', zh: '不是有效的邮箱地址', en: 'Not an email address' },
  'value.not-url': { kind: 'invalid', zh: '不是有效的网址', en: 'Not a web address' },
  'value.not-id': { kind: 'invalid', zh: '不是有效的编号', en: 'Not a valid ID' },
  'value.too-short': { kind: 'invalid', zh: '至少 {limit} 个字符', en: 'At least {limit} characters' },
  'value.too-long': { kind: 'invalid', zh: '最多 {limit} 个字符', en: 'At most {limit} characters' },
  'value.pattern': {
    kind: 'invalid',
    zh: '格式不符合要求',
    en: 'This does not have the form that is asked for',
  },
  'value.too-small': { kind: 'invalid', zh: '不能小于 {limit}', en: 'This cannot be less than {limit}' },
  'value.too-large': { kind: 'invalid', zh: '不能大于 {limit}', en: 'This cannot be more than {limit}' },
  'value.not-above': { kind: 'invalid', zh: '必须大于 {limit}', en: 'This has to be more than {limit}' },
  'value.not-below': { kind: 'invalid', zh: '必须小于 {limit}', en: 'This has to be less than {limit}' },
  'value.not-multiple': {
    kind: 'invalid',
    zh: '必须是 {limit} 的倍数',
    en: 'This has to be a multiple of {limit}',
  },
  'value.too-few': { kind: 'invalid', zh: '至少 {limit} 项', en: 'At least {limit} items' },
  'value.too-many': { kind: 'invalid', zh: '最多 {limit} 项', en: 'At most {limit} items' },
  'value.repeated': { kind: 'invalid', zh: '有重复的项', en: 'An item appears twice' },
  'value.too-few-keys': { kind: 'invalid', zh: '至少 {limit} 个键', en: 'At least {limit} keys' },
  'value.too-many-keys': { kind: 'invalid', zh: '最多 {limit} 个键', en: 'At most {limit} keys' },
  'value.not-an-option': { kind: 'invalid', zh: '不在可选的值之中', en: 'This is not one of the options' },
  'value.not-accepted': { kind: 'invalid', zh: '此处不接受这个值', en: 'This value is not accepted here' },
  'pattern.long': {
    kind: 'limit',
    zh: '规则太长，最多 {limit} 个字符，重复次数也不宜过多',
    en: 'The pattern is too long: at most {limit} characters, and not too many repetitions',
  },
  'pattern.syntax': { kind: 'invalid', zh: '不是有效的正则表达式', en: 'Not a valid regular expression' },
  'pattern.unsupported': {
    kind: 'invalid',
    zh: '不支持反向引用、环视、单词边界和命名分组',
    en: 'Back references, looking around, word boundaries and named groups are not supported',
  },
});

/** What can be wrong with an entity. */
const modelMessages = defineCatalogue({
  'entity.key-pattern': {
    kind: 'invalid',
    zh: '标识“{key}”不可用：须以小写英文字母开头，只含英文字母和数字，最多 40 个字符',
    en: 'The key “{key}” cannot be used: begin with a small letter, then letters and digits, at most 40 characters',
  },
  'entity.key-reserved': {
    kind: 'invalid',
    zh: '标识“{key}”是系统或数据库的保留字，请换一个',
    en: 'The key “{key}” is reserved by the system or the database; choose another',
  },
  'entity.key-long': {
    kind: 'invalid',
    zh: '标识“{key}”在数据库中过长，请少用大写字母或缩短',
    en: 'The key “{key}” is too long for the database; use fewer capitals or shorten it',
  },
  'entity.key-duplicate': {
    kind: 'invalid',
    zh: '标识“{key}”重复（不区分大小写）',
    en: 'The key “{key}” appears twice (capitals make no difference)',
  },
  'entity.label-empty': {
    kind: 'invalid',
    zh: '请至少用一种语言填写名称',
    en: 'Give a name in at least one language',
  },
  'entity.label-long': {
    kind: 'invalid',
    zh: '名称最多 {limit} 个字符',
    en: 'A name has at most {limit} characters',
  },
  'entity.help-long': {
    kind: 'invalid',
    zh: '说明最多 {limit} 个字符',
    en: 'An explanation has at most {limit} characters',
  },
  'entity.icon-invalid': { kind: 'invalid', zh: '图标名称无效', en: 'Not the name of an icon' },
  'entity.color-invalid': { kind: 'invalid', zh: '颜色应如 #1f6f5c', en: 'A color looks like #1f6f5c' },
  'entity.no-fields': { kind: 'invalid', zh: '至少需要一个字段', en: 'At least one field is needed' },
  'entity.too-many-fields': { kind: 'limit', zh: '最多 {limit} 个字段', en: 'At most {limit} fields' },
  'entity.title-unknown': {
    kind: 'invalid',
    zh: '标题字段“{key}”不存在',
    en: 'The title field “{key}” does not exist',
  },
  'entity.title-kind': {
    kind: 'invalid',
    zh: '这种类型的字段不能用作标题',
    en: 'A field of this kind cannot name a record',
  },
  'entity.unique-empty': {
    kind: 'invalid',
    zh: '唯一组合至少包含一个字段',
    en: 'A unique key needs at least one field',
  },
  'entity.unique-limit': { kind: 'limit', zh: '最多 {limit} 个', en: 'At most {limit}' },
  'entity.unique-unknown': {
    kind: 'invalid',
    zh: '唯一组合中的字段“{key}”不存在',
    en: 'The unique key names a field “{key}” that does not exist',
  },
  'entity.unique-repeated': {
    kind: 'invalid',
    zh: '重复的唯一组合或字段',
    en: 'A unique key or field appears twice',
  },
  'entity.unique-kind': {
    kind: 'invalid',
    zh: '这种类型的字段不能要求唯一',
    en: 'A field of this kind cannot be unique',
  },
  'entity.kind-unknown': {
    kind: 'invalid',
    zh: '字段类型“{kind}”未安装',
    en: 'The field kind “{kind}” is not installed',
  },
  'entity.required-generated': {
    kind: 'invalid',
    zh: '自动生成的字段无需设为必填，也没有默认值',
    en: 'A generated field needs neither to be required nor a default',
  },
  'entity.system-field': {
    kind: 'invalid',
    zh: '系统字段不能自行定义',
    en: 'System fields cannot be defined',
  },
  'entity.target-missing': {
    kind: 'invalid',
    zh: '关联的数据表“{target}”不存在',
    en: 'The related table “{target}” does not exist',
  },
  'entity.default-type': {
    kind: 'invalid',
    zh: '默认值公式的结果类型与字段不符',
    en: 'The formula gives a value of another type than the field',
  },
  'entity.default-field': {
    kind: 'invalid',
    zh: '默认值公式不能引用本记录的字段或相关记录，只能引用当前用户、日期等',
    en: 'A default can mention the current user, dates and the like, but no fields of the record and no related records',
  },
});

/** What can be wrong with a stored or exchanged document. */
const documentMessages = defineCatalogue({
  'document.deep': {
    kind: 'limit',
    zh: '嵌套过深，最多 {limit} 层',
    en: 'Nested too deeply: at most {limit} levels',
  },
  'document.large': {
    kind: 'limit',
    zh: '内容过多，最多 {limit} 个值',
    en: 'Too much content: at most {limit} values',
  },
  'document.remote': {
    kind: 'invalid',
    zh: '不接受指向外部的引用“{reference}”',
    en: 'References to other documents are not accepted: “{reference}”',
  },
  'document.unsafe-key': { kind: 'invalid', zh: '不接受键“{key}”', en: 'The key “{key}” is not accepted' },
  'document.not-json': { kind: 'invalid', zh: '不是有效的 JSON 值', en: 'Not a JSON value' },
  'document.required-unknown': {
    kind: 'invalid',
    zh: 'required 中的“{key}”不是字段',
    en: '“{key}” in required is not a field',
  },
  'document.order-unknown': {
    kind: 'invalid',
    zh: 'order 中的“{key}”不是字段或重复',
    en: '“{key}” in order is not a field or appears twice',
  },
  'document.settings-unreadable': {
    kind: 'invalid',
    zh: '无法读取旧版本（{version}）的设置',
    en: 'Settings of an older version ({version}) could not be read',
  },
  'document.order-missing': {
    kind: 'invalid',
    zh: '字段“{key}”没有列入 order',
    en: 'The field “{key}” is missing in order',
  },
  'document.kind-newer': {
    kind: 'invalid',
    zh: '字段类型“{kind}”的设置来自更新的版本（{version}）',
    en: 'The settings of the field kind “{kind}” come from a newer version ({version})',
  },
});

/** Every code of this package with its sentences. */
export const entityMessages = { ...valueMessages, ...modelMessages, ...documentMessages };
