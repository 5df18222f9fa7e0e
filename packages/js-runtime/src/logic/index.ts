export { LogicHost } from './host/logic-host';
export type { ChartFacts, SharedFacts } from './host/unit-definition';
export type { LogicFacts, UnitDefinition } from './host/unit-definition';
export type { LogicUnit, RunOptions } from './host/logic-unit';
export { readCell, CellFault } from './tree/read-cell';
export * from './tree/cell-types';
export * from './wire/faults';
