/** A collection, or a field of one, that gets another name. Records stay as they are. */
export type SchemaRename =
  | { readonly kind: 'collection'; readonly from: string; readonly to: string }
  | { readonly kind: 'field'; readonly collection: string; readonly from: string; readonly to: string };
