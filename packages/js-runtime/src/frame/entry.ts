// Begins in the frame, inside the one document all blocks share: before it nothing of anybody else has run.
import { Bridge } from './bridge';
import { lockDown } from './lock-down';
import { startBlock } from './start-block';

lockDown();
addEventListener('message', function begin({ source, data, ports }: MessageEvent<unknown>) {
  const [port] = ports;
  if (source !== parent || data !== 'mortise' || port === undefined) return;
  removeEventListener('message', begin);
  void startBlock(new Bridge(port));
});
