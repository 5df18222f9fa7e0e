import type { JsonValue } from '@mortise/shared';
import type { CtxData } from '../../ctx';
import { plainOf } from '../bridge';
import { blockForm } from './block-form';
import type { CtxParts } from './create-ctx';
import { fillTemplate, readPath } from './paths';

/** What the block is shown with. */
export function ctxData({ bridge, state }: Pick<CtxParts, 'bridge' | 'state'>, ctxOf: () => object): CtxData {
  const setValue = async (value: unknown): Promise<void> => {
    const plain = plainOf(value);
    await bridge.call('value.set', { value: plain });
    state.setValue(plain);
  };
  const form = blockForm(bridge, state);
  return {
    get record() {
      return state.facts.record;
    },
    get collection() {
      const name = state.facts.collection;
      return name === undefined ? undefined : { name };
    },
    get value() {
      return state.facts.value;
    },
    getValue: (): JsonValue | undefined => state.facts.value,
    setValue,
    get form() {
      return state.facts.values === undefined ? undefined : form;
    },
    get formValues() {
      return state.facts.values;
    },
    getVar: (path) => readPath(path, ctxOf()),
    resolveJsonTemplate: (template) => fillTemplate(template, ctxOf()),
  };
}
