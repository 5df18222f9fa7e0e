import type { ActionResult, ProtocolCall, ProtocolErrand } from '@mortise/plugin-api/server';
import { type ActionRequest, type Resources, readCallHeaders } from '@mortise/resources';
import { type AppError, isAppError } from '@mortise/shared';
import type { Exchange, Target } from '../pipeline/exchange';
import { actionTarget } from './action-target';
import { errandTarget } from './errand-target';
import type { SpokenProtocol } from './protocol-table';

/** Runs an action that was asked for in a protocol's own words; the phases are those of every action. */
export function protocolTarget(protocol: SpokenProtocol, exchange: Exchange, resources: Resources): Target {
  const encode = (result: ActionResult) => protocol.encode(result, exchange);
  const call = parseCall(protocol, exchange);
  if (isAppError(call)) return actionTarget(resources, unreadable(call, exchange), encode);
  const { fault } = exchange.body;
  const bodyFaults = fault === undefined || protocol.takesText(exchange) ? [] : [fault];
  if ('run' in call) return errandTarget({ ...call, faults: [...(call.faults ?? []), ...bodyFaults] }, resources);
  return actionTarget(resources, readRequest(call, exchange, bodyFaults), encode);
}

function parseCall(protocol: SpokenProtocol, exchange: Exchange): ProtocolCall | ProtocolErrand | AppError {
  try {
    return protocol.parse(exchange);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error;
  }
}

function methodOf({ method }: Exchange): string {
  return method === 'HEAD' ? 'GET' : method;
}

function readRequest(call: ProtocolCall, exchange: Exchange, bodyFaults: readonly AppError[]): ActionRequest {
  const headers = readCallHeaders(exchange.header);
  const { dataSource = headers.said.dataSource, resource, action, key, asked, values, faults = [] } = call;
  return {
    ...headers.said,
    method: methodOf(exchange),
    dataSource,
    // As a list of one: a key that looks like a list is one key all the same.
    address: { resource, action, ...(key === undefined ? {} : { key: JSON.stringify([key]) }) },
    query: {},
    asked,
    values,
    faults: [...faults, ...headers.faults, ...bodyFaults],
  };
}

function unreadable(fault: AppError, exchange: Exchange): ActionRequest {
  const { said } = readCallHeaders(exchange.header);
  return { ...said, method: methodOf(exchange), address: undefined, query: {}, values: undefined, faults: [fault] };
}
