import { setFlagsFromString } from 'node:v8';

/**
 * Fits V8's collector of young objects to a server, whose objects nearly all die with their request.
 *
 * It may not make objects of requests directly in the old generation. It does so for places in the code whose objects lived long once,
 * during start-up for instance; afterwards each such object keeps everything it refers to, the whole request, until the next full
 * collection. Measured: seven times as much memory promoted, and a fifth more CPU per read.
 *
 * It collects in one thread. What survives is little, and where the cores are busy with requests and the database, more threads mostly
 * wait for each other. Measured on two busy cores: a fifth less CPU per read.
 */
export function keepObjectsYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString('--no-parallel-scavenge');
}
