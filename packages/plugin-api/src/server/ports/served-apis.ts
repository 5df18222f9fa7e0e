/** One API of a protocol, as credentials that are limited to it need to know it. */
export interface ServedApi {
  /** What stands for it wherever it is kept. Its name may change and become that of another; this is never given to another. */
  readonly id: number;
  /** What addresses call it. */
  readonly name: string;
  /** The path all its addresses stand for (`places` of the protocol). */
  readonly place: string;
  /** What it serves at most, as narrowings name it: `orders`, `shop/orders`, `main/*`. */
  readonly resources: readonly string[];
  /** Whether it serves one of these, named as above. */
  serves(resource: string): boolean;
}

/** The APIs there are, from memory. Whoever changes one tells `core.access`. */
export interface ServedApis {
  /** While it is switched on. */
  named(name: string): ServedApi | undefined;
  /** While it is switched on. */
  get(id: number): ServedApi | undefined;
  /** Also while it is switched off. */
  has(id: number): boolean;
}
