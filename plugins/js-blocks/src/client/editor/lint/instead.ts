/** Either the name of a finding that says what to write instead, or another name of the same. */
interface Instead {
  readonly name?: string;
  readonly meant?: string;
}

/** Members of `ctx` that code written for NocoBase looks for and that are not here. */
const INSTEAD: Readonly<Record<string, Instead>> = {
  useResource: { meant: 'initResource' },
  createResource: { meant: 'makeResource' },
  renderJson: { meant: 'resolveJsonTemplate' },
  model: { name: 'insteadParts' },
  blockModel: { name: 'insteadParts' },
  getModel: { name: 'insteadParts' },
  engine: { name: 'insteadParts' },
  app: { name: 'insteadParts' },
  filterManager: { name: 'insteadParts' },
  setProps: { name: 'insteadParts' },
  ref: { name: 'insteadRef' },
  onRefReady: { name: 'insteadRef' },
  'sql.run': { name: 'insteadSql' },
  'sql.save': { name: 'insteadSql' },
  'sql.destroy': { name: 'insteadSql' },
  'libs.lodash': { name: 'insteadLibrary' },
  'libs.math': { name: 'insteadLibrary' },
  'libs.formula': { name: 'insteadLibrary' },
  'viewer.popover': { name: 'insteadViewer' },
  'viewer.embed': { name: 'insteadViewer' },
  $env: { name: 'insteadEnv' },
};

const NOTHING: Instead = {};

/** What to write for a member of `ctx` there is not. */
export function insteadOf(path: string): Instead {
  return (Object.hasOwn(INSTEAD, path) ? INSTEAD[path] : undefined) ?? NOTHING;
}
