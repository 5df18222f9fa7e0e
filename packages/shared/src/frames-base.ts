/**
 * Documents of plugins below this path, and no others, may be shown in frames by the admin (CSP Level 3, `frame-src`). Each brings a policy of its
 * own; `/frames/<plugin>/…` keeps them apart.
 */
export const FRAMES_BASE = '/frames/';
