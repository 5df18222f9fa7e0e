/** A row of `namedQueries:list`. */
export interface NamedQuery {
  readonly name: string;
  readonly title: string | null;
  readonly parameters: readonly { readonly name: string }[];
}
