/** What libraries get wrong for our pages, put right while they are bundled. Each is text of the library, so a new version is noticed. */
const CORRECTIONS = [
  {
    // Two of antd's style elements (scroll lock, width of scroll bars) come without the nonce it was given, so that a
    // Content-Security-Policy without 'unsafe-inline' blocks them.
    file: /@rc-component[\\/]util[\\/]es[\\/]Dom[\\/]dynamicCSS\.js$/,
    before: /if \(csp\?\.nonce\) \{\s*styleNode\.nonce = csp\?\.nonce;\s*\}/,
    after: "styleNode.nonce = csp?.nonce ?? document.querySelector('script[nonce]')?.nonce ?? '';",
  },
  {
    // The height of a text area is measured with a style attribute, which the same policy blocks; the property it allows.
    file: /@rc-component[\\/]input[\\/]es[\\/]calculateNodeHeight\.js$/,
    before: /hiddenTextarea\.setAttribute\('style', (`[^`]*`)\)/,
    after: 'hiddenTextarea.style.cssText = $1',
  },
  {
    // An icon beside a text is decoration: read out, "plus New role" is no name of a button, least of all in Chinese.
    file: /@ant-design[\\/]icons[\\/]es[\\/]components[\\/]AntdIcon(Light)?\.js$/,
    before: /_extends\(\{\s*role: "img",\s*"aria-label": icon\.name\s*\}, restProps/,
    after:
      '_extends(onClick || restProps.role || restProps["aria-label"] ? { role: "img", "aria-label": icon.name } : { "aria-hidden": true }, restProps',
  },
];

/** Vite plugin. @throws Error when a library no longer holds what is to be corrected */
export function correctLibraries() {
  return {
    name: 'mortise:correct-libraries',
    transform(code, id) {
      const correction = CORRECTIONS.find(({ file }) => file.test(id));
      if (correction === undefined) return undefined;
      if (!correction.before.test(code)) throw new Error(`${id} has changed: adapt scripts/client/correct-libraries.mjs`);
      return { code: code.replace(correction.before, correction.after), map: null };
    },
  };
}
