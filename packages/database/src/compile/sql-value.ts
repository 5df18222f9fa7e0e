/** What both drivers accept as a bound value; an array only where the dialect's `encodeList` made it. */
export type SqlValue = string | number | null | readonly string[];
