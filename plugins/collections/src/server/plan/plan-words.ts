import type { SchemaDependent, SchemaFailure, SchemaPlanStep } from '@mortise/plugin-api/server';

type Language = 'en' | 'zh';
type Words<About> = (about: About) => Readonly<Record<Language, string>>;

const named = ({ fields }: { readonly fields: readonly string[] }): string => fields.join(', ');

const STEPS: Readonly<Record<SchemaPlanStep['kind'], Words<SchemaPlanStep>>> = {
  createTable: ({ collection }) => ({ en: `Creates the table of ${collection}`, zh: `创建数据表“${collection}”` }),
  dropTable: ({ collection }) => ({
    en: `Drops the table of ${collection} with all its records`,
    zh: `删除数据表“${collection}”及其全部记录`,
  }),
  addColumn: (step) => ({ en: `Adds the column ${named(step)}`, zh: `添加列“${named(step)}”` }),
  fillColumn: (step) => ({ en: `Writes the default into ${named(step)} of every record`, zh: `将默认值写入每条记录的“${named(step)}”` }),
  alterColumn: (step) => ({
    en: `Changes what ${named(step)} may hold: length, or whether it may be empty`,
    zh: `修改“${named(step)}”的长度或是否可为空`,
  }),
  convertColumn: (step) => {
    const { from = '', to = '', cuts = false } = step.conversion ?? {};
    const [cut, cutChinese] = cuts ? ['; parts that the new type does not have are cut', '；新类型无法表示的部分会被截去'] : ['', ''];
    return {
      en: `Converts the values of ${named(step)} from ${from} to ${to}${cut}`,
      zh: `将“${named(step)}”的值由 ${from} 转换为 ${to}${cutChinese}`,
    };
  },
  dropColumn: (step) => ({ en: `Drops the column ${named(step)} with its values`, zh: `删除列“${named(step)}”及其数据` }),
  renameColumn: (step) => ({ en: `Renames a column: ${step.fields.join(' → ')}`, zh: `重命名列：${step.fields.join(' → ')}` }),
  renameTable: ({ fields }) => ({ en: `Renames the table: ${fields.join(' → ')}`, zh: `重命名数据表：${fields.join(' → ')}` }),
  addIndex: (step) => ({ en: `Adds an index over ${named(step)}`, zh: `在“${named(step)}”上建立索引` }),
  dropIndex: (step) => ({ en: `Drops the index over ${named(step)}`, zh: `删除“${named(step)}”上的索引` }),
  addForeignKey: (step) => ({ en: `Keeps ${named(step)} to records that exist`, zh: `要求“${named(step)}”指向存在的记录` }),
  dropForeignKey: (step) => ({ en: `Lets ${named(step)} refer to anything`, zh: `不再要求“${named(step)}”指向存在的记录` }),
  createView: ({ collection }) => ({ en: `Creates the view ${collection}`, zh: `创建视图“${collection}”` }),
  changeView: ({ collection, fields }) => {
    const [gone, goneChinese] =
      fields.length > 0 ? [`, which loses the columns ${named({ fields })}`, `，并移除列“${named({ fields })}”`] : ['', ''];
    return { en: `Changes what the view ${collection} reads${gone}`, zh: `更新视图“${collection}”读取的内容${goneChinese}` };
  },
  dropView: ({ collection }) => ({
    en: `Removes the view ${collection}; no record is lost`,
    zh: `删除视图“${collection}”，不会丢失任何记录`,
  }),
};

const FAILURES: Readonly<Record<SchemaFailure['reason'], Words<SchemaFailure>>> = {
  notConvertible: (failure) => ({
    en: `${failure.rows} values of ${named(failure)} cannot be converted`,
    zh: `“${named(failure)}”中有 ${failure.rows} 个值无法转换`,
  }),
  required: (failure) => ({
    en: `${failure.rows} records have no value for ${named(failure)}`,
    zh: `有 ${failure.rows} 条记录的“${named(failure)}”为空`,
  }),
  duplicate: (failure) => ({
    en: `${failure.rows} records share their value of ${named(failure)} with another one`,
    zh: `有 ${failure.rows} 条记录的“${named(failure)}”与其他记录重复`,
  }),
  tooLong: (failure) => ({
    en: `${failure.rows} values of ${named(failure)} are too long`,
    zh: `“${named(failure)}”中有 ${failure.rows} 个值过长`,
  }),
  dangling: (failure) => ({
    en: `${failure.rows} values of ${named(failure)} refer to records that do not exist`,
    zh: `“${named(failure)}”中有 ${failure.rows} 个值指向不存在的记录`,
  }),
};

/** What a step does, in the language nearest to `locale` (BCP 47). */
export function stepText(step: SchemaPlanStep, locale: string): string {
  return STEPS[step.kind](step)[languageOf(locale)];
}

/** What is wrong with the rows, likewise. */
export function failureText(failure: SchemaFailure, locale: string): string {
  return FAILURES[failure.reason](failure)[languageOf(locale)];
}

/** What has to be changed by hand, likewise. */
export function dependentText({ name }: SchemaDependent, locale: string): string {
  const words = {
    en: `The SQL of the query ${name} names what is changed and does not follow: change it as well`,
    zh: `查询“${name}”的 SQL 提到了所修改的内容，不会自动更新：请一并修改`,
  };
  return words[languageOf(locale)];
}

function languageOf(locale: string): Language {
  return locale.startsWith('zh') ? 'zh' : 'en';
}
