import type { JsonValue } from '@mortise/shared';
import type { BlockPopup, CtxData } from '../../ctx';
import { plainOf } from '../bridge';
import type { FrameState } from '../frame-state';
import { blockForm } from './block-form';
import type { CtxParts } from './ctx-parts';
import { fillTemplate, readPath } from './paths';

/** What the block is shown with. */
export function ctxData({ bridge, state }: Pick<CtxParts, 'bridge' | 'state'>, ctxOf: () => object): CtxData {
  const setValue = async (value: unknown): Promise<void> => {
    const plain = plainOf(value);
    await bridge.call('value.set', { value: plain });
    state.setValue(plain);
  };
  const form = blockForm(bridge, state);
  const own: Omit<CtxData, keyof FieldData | keyof RecordData> = {
    get record() {
      return state.facts.record;
    },
    get collection() {
      const { collection: name, dataSource = 'main' } = state.facts;
      return name === undefined ? undefined : { name, dataSourceKey: dataSource };
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
  const members: object = own;
  for (const more of [fieldData(state), recordData(state)]) Object.defineProperties(members, Object.getOwnPropertyDescriptors(more));
  return members as CtxData;
}

type FieldData = Pick<CtxData, 'namePath' | 'disabled' | 'readOnly'>;
type RecordData = Pick<CtxData, 'filterByTk' | 'popup'>;

function fieldData(state: FrameState): FieldData {
  return {
    get namePath() {
      const { field } = state.facts;
      return field === undefined ? undefined : [field];
    },
    get disabled() {
      return state.facts.isDisabled === true;
    },
    get readOnly() {
      return state.facts.isDisabled === true;
    },
  };
}

function recordData(state: FrameState): RecordData {
  return {
    get filterByTk() {
      return state.facts.recordKey;
    },
    get popup() {
      return state.facts.isPopup === true ? Promise.resolve(popupOf(state)) : undefined;
    },
  };
}

function popupOf({ facts, route }: FrameState): BlockPopup {
  const { record, collection = '', dataSource = 'main', recordKey = '' } = facts;
  return { uid: route.page, record, resource: { dataSourceKey: dataSource, collectionName: collection, filterByTk: recordKey } };
}
