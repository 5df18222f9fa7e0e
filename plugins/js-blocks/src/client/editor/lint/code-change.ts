/** Text that takes the place of a part of the code. */
export interface CodeChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}
