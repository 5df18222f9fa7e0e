import { type AddressRange, type EntryFault, type EntryValue, type LineReading, readAddressLine, readOriginLine } from '../../contract';
import { LISTS, type ListName, MAX_ENTRIES, type Rule, type RuleLists } from '../../contract/rule';

/** A line that cannot be used; `line` counts from 1. */
export interface LineFault {
  readonly line: number;
  readonly text: string;
  readonly fault: EntryFault | 'tooMany';
  readonly suggestion?: string;
}

/** The lists of a rule as they are typed: one entry a line. */
export type RuleTexts = Readonly<Record<ListName, string>>;

export interface ReadText {
  readonly entries: readonly string[];
  readonly faults: readonly LineFault[];
}

/** Reads a list; empty lines are left out. */
export function readText(list: ListName, text: string): ReadText {
  const read: (line: string) => LineReading<AddressRange | EntryValue> = list === 'origins' ? readOriginLine : readAddressLine;
  const entries: string[] = [];
  const faults: LineFault[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const reading = read(line);
    if (reading.ok) entries.push(reading.text);
    else faults.push({ line: index + 1, text: line.trim(), ...faultOf(reading) });
    if (entries.length > MAX_ENTRIES) return { entries, faults: [...faults, { line: index + 1, text: '', fault: 'tooMany' }] };
  }
  return { entries, faults };
}

export function textsOf(rule: RuleLists): RuleTexts {
  return { deny: rule.deny.join('\n'), allow: rule.allow.join('\n'), origins: rule.origins.join('\n') };
}

/** The rule that was typed, over the version that was read. */
export function ruleOf({ subject, version }: Pick<Rule, 'subject' | 'version'>, texts: RuleTexts): Rule {
  const [deny, allow, origins] = LISTS.map((list) => readText(list, texts[list]).entries);
  return { subject, version, deny: deny ?? [], allow: allow ?? [], origins: origins ?? [] };
}

function faultOf({
  fault,
  suggestion,
}: {
  readonly fault: EntryFault;
  readonly suggestion?: string;
}): Pick<LineFault, 'fault' | 'suggestion'> {
  return suggestion === undefined ? { fault } : { fault, suggestion };
}
