import * as antd from 'antd';
import zhCN from 'antd/es/locale/zh_CN';

/** antd itself speaks English. By BCP 47 tag. */
export const locales = { 'zh-CN': zhCN };
export { antd };
