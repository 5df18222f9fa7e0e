// oxlint-disable typescript/no-explicit-any -- rows of whatever the author asked for
import type { MultiRecordResource } from '../../ctx';
import type { BaseResource } from './base-resource';
import { RecordObject } from './record-resource';

interface SaveOptions {
  readonly refresh?: boolean;
}

/** Records page by page. */
export class MultiRecordObject extends RecordObject implements MultiRecordResource {
  #page = 1;
  #pageSize = 20;
  #selected: readonly unknown[] = [];

  getPage(): number {
    return this.#page;
  }

  setPage(page: number): this {
    this.#page = page;
    return this;
  }

  getPageSize(): number {
    return this.#pageSize;
  }

  setPageSize(size: number): this {
    this.#pageSize = size;
    return this;
  }

  getCount(): number {
    return Number(this.getMeta('count') ?? 0);
  }

  getTotalPage(): number {
    return Number(this.getMeta('totalPage') ?? 0);
  }

  next(): Promise<void> {
    return this.goto(this.#page + 1);
  }

  previous(): Promise<void> {
    return this.goto(Math.max(1, this.#page - 1));
  }

  goto(page: number): Promise<void> {
    return this.setPage(page).refresh();
  }

  getSelectedRows(): readonly any[] {
    return this.#selected;
  }

  setSelectedRows(rows: readonly unknown[]): this {
    this.#selected = rows;
    return this;
  }

  async get(filterByTk: string | number): Promise<any> {
    return (await this.call('get', { params: { ...this.readParams(), filterByTk } })).data;
  }

  async create(values: object, options: SaveOptions = {}): Promise<any> {
    const { data } = await this.call('create', { method: 'POST', data: values });
    return this.#saved(data, options);
  }

  async update(filterByTk: string | number, values: object, options: SaveOptions = {}): Promise<any> {
    const { data } = await this.call('update', { method: 'POST', params: { filterByTk }, data: values });
    return this.#saved(data, options);
  }

  async destroy(key: string | number | readonly (string | number)[]): Promise<void> {
    await this.call('destroy', { method: 'POST', params: { filterByTk: key } });
    await this.refresh();
  }

  async destroySelectedRows(): Promise<void> {
    const keys = this.#selected.map((row) => (row as { readonly id: number }).id);
    if (keys.length > 0) await this.destroy(keys);
    this.#selected = [];
  }

  setItem(index: number, row: unknown): this {
    const rows = [...((this.getData() as readonly unknown[] | null) ?? [])];
    rows[index] = row;
    return this.setData(rows);
  }

  async #saved(data: unknown, { refresh = true }: SaveOptions): Promise<unknown> {
    this.emit('saved', data);
    if (refresh) await this.refresh();
    return data;
  }

  protected override ask(): ReturnType<BaseResource['ask']> {
    return this.call('list', { params: { ...this.readParams(), page: this.#page, pageSize: this.#pageSize } });
  }
}
