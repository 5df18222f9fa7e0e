export interface PageTexts {
  readonly language: string;
  readonly title: string;
  readonly running: string;
  readonly next: string;
  readonly signIn: string;
  readonly health: string;
  readonly documentation: string;
  readonly lost: string;
  readonly lostHint: string;
}

const ENGLISH: PageTexts = {
  language: 'en',
  title: 'Mortise is running',
  running:
    'The server answers. Its admin pages are not built: run "npm start" or "npm run build" in the project, or do everything over HTTP.',
  next: 'Next step: sign in. The account and its password were printed where the server was started.',
  signIn: 'The answer holds a token; send it as "Authorization: Bearer <token>" with every further request.',
  health: 'Health',
  documentation: 'More is in README.md and the folder docs/ of the project.',
  lost: 'There is nothing at this address',
  lostHint: 'To the start page',
};

const CHINESE: PageTexts = {
  language: 'zh-CN',
  title: 'Mortise 正在运行',
  running: '服务器已就绪，但管理界面尚未构建：请在项目目录运行 npm start 或 npm run build，也可以全部通过 HTTP 操作。',
  next: '下一步：登录。账号和密码已显示在启动服务器的终端里。',
  signIn: '响应中包含令牌；之后的每个请求都要带上 "Authorization: Bearer <token>"。',
  health: '健康状态',
  documentation: '更多内容见项目的 README.md 和 docs/ 目录。',
  lost: '此地址没有内容',
  lostHint: '回到首页',
};

/** `locale` is a BCP 47 tag. */
export function pageTexts(locale: string): PageTexts {
  return locale.toLowerCase().startsWith('zh') ? CHINESE : ENGLISH;
}
