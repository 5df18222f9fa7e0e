// Begins twice: in the hidden frame, as the one script of its document, and in each worker, which is given the same text.
import { startWorker } from '../worker/start-worker';
import { startFrame } from './start-frame';

if (typeof document === 'undefined') startWorker();
else startFrame(document.currentScript?.textContent ?? '');
