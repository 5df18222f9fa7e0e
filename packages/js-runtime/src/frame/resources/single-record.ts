// oxlint-disable typescript/no-explicit-any -- rows of whatever the author asked for
import type { SingleRecordResource } from '../../ctx';
import type { BaseResource } from './base-resource';
import { RecordObject } from './record-resource';

/** One record, or one that is to be made. */
export class SingleRecordObject extends RecordObject implements SingleRecordResource {
  get isNewRecord(): boolean {
    return this.getFilterByTk() === undefined;
  }

  async save(values: object, { refresh = true }: { readonly refresh?: boolean } = {}): Promise<any> {
    const filterByTk = this.getFilterByTk();
    const action = filterByTk === undefined ? 'create' : 'update';
    const { data } = await this.call(action, { method: 'POST', params: filterByTk === undefined ? {} : { filterByTk }, data: values });
    const saved: unknown = Array.isArray(data) ? data[0] : data;
    const key = (saved as { readonly id?: string | number } | null)?.id;
    if (filterByTk === undefined && key !== undefined) this.setFilterByTk(key);
    this.emit('saved', saved);
    if (refresh) await this.refresh();
    return saved;
  }

  async destroy(): Promise<void> {
    await this.call('destroy', { method: 'POST', params: { filterByTk: this.getFilterByTk() } });
    this.setData(null);
  }

  protected override async ask(): ReturnType<BaseResource['ask']> {
    return this.isNewRecord ? { data: null } : this.call('get', { params: { ...this.readParams(), filterByTk: this.getFilterByTk() } });
  }
}
