/** What must not outlive this process: servers run in groups of their own, which Ctrl-C does not reach. */
const leftovers = new Set();

process.on('exit', () => {
  // The last one first: a server lets go of its database before that goes.
  for (const remove of [...leftovers].toReversed()) remove();
});
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.once(signal, () => process.exit(code));

/**
 * Has `remove`, which must be synchronous, called when this process ends in whatever way but a kill.
 * @returns {() => void} call it when there is nothing left to remove
 */
export function removeOnExit(remove) {
  leftovers.add(remove);
  return () => void leftovers.delete(remove);
}
