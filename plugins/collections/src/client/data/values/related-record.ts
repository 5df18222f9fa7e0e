/** A related record as people know it. */
export interface RelatedRecord {
  readonly key: string;
  readonly title: string;
}
