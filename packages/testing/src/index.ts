export { customerModel, field, orderModel, shopCatalog } from './shop-catalog.ts';
