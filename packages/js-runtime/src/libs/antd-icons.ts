export * as icons from '@ant-design/icons';
