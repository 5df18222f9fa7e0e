import * as antd from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';

/** By BCP 47 tag. */
export const locales = { en: enUS, 'zh-CN': zhCN };
export { antd };
