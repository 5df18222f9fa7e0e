/** One call, as far as a list of calls needs it. */
export interface OutlineOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
}

export interface OutlineGroup {
  /** The tag of the operations. */
  readonly name: string;
  readonly title: string;
  /** Of the document that tells the rest, as `ns` takes it. */
  readonly namespace: string;
  readonly operations: readonly OutlineOperation[];
}
