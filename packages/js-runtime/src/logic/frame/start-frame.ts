import type { FromLogicFrame, ToLogicFrame } from '../wire/messages';
import { Units } from './units';

/** The hidden frame: takes one port from the page around it, and nothing else from anybody. @param text of the script workers start with */
export function startFrame(text: string): void {
  window.addEventListener('message', function listen({ source, data, ports: [port] }: MessageEvent<unknown>) {
    if (source !== window.parent || data !== 'mortise' || port === undefined) return;
    window.removeEventListener('message', listen);
    const script = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    const tell = (message: FromLogicFrame): void => port.postMessage(message);
    const units = new Units(script, tell);
    port.addEventListener('message', ({ data: order, ports: [own] }: MessageEvent<ToLogicFrame>) => units.receive(order, own));
    port.start();
    tell({ kind: 'alive' });
  });
}
