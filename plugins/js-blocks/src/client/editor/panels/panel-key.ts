/** What is shown beside the code, in this order. */
export const PANELS = ['console', 'calls', 'problems', 'grants', 'versions'] as const;
export type PanelKey = (typeof PANELS)[number];
