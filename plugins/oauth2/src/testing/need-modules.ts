/** Jest loads ES modules, as the library of the protocol is one, only with a flag that `npm test` sets. */
if (!`${process.env['NODE_OPTIONS'] ?? ''} ${process.execArgv.join(' ')}`.includes('--experimental-vm-modules')) {
  throw new Error('Run this file with NODE_OPTIONS=--experimental-vm-modules, as npm test does');
}
