import type { BlockForm, FormResult } from '../../ctx';
import { type Bridge, plainOf } from '../bridge';
import type { FrameState } from '../frame-state';

/** `ctx.form`: reads what the page has told, and has the page do the rest. */
export function blockForm(bridge: Bridge, state: FrameState): BlockForm {
  const ask = async (op: 'form.validate' | 'form.submit'): Promise<FormResult> => (await bridge.call(op)) as unknown as FormResult;
  const setFieldsValue: BlockForm['setFieldsValue'] = async (values) => {
    const plain = plainOf(values);
    await bridge.call('form.set', { values: plain });
    state.setValues(plain as Readonly<Record<string, never>>);
  };
  return {
    getFieldValue: (name) => state.facts.values?.[fieldOf(name)],
    getFieldsValue: () => state.facts.values ?? {},
    setFieldValue: (name, value) => setFieldsValue({ [fieldOf(name)]: value }),
    setFieldsValue,
    validate: () => ask('form.validate'),
    async validateFields() {
      const result = await ask('form.validate');
      if (result.ok) return result.values;
      const errorFields = Object.entries(result.errors).map(([name, errors]) => ({ name: [name], errors }));
      throw Object.assign(new Error(Object.values(result.errors).flat().join(' ')), { errorFields, values: state.facts.values ?? {} });
    },
    submit: () => ask('form.submit'),
  };
}

/** antd names a field by its path; fields of our forms have one step. */
function fieldOf(name: string | readonly string[]): string {
  return typeof name === 'string' ? name : name.join('.');
}
