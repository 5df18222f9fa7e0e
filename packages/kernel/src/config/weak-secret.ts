const SAMPLE_WORDS =
  /change.?me|change.?this|your.{0,3}(app|secret|key)|secret.?key|app.?key|test.?key|sample|example|placeholder|password|insecure|nocobase|mortise/i;
const MIN_DISTINCT_CHARACTERS = 8;
const MAX_RUN = 12;

/** Says why a secret could be guessed, or undefined when nothing speaks against it. The sentence never contains the secret. */
export function secretWeakness(secret: string): string | undefined {
  if (SAMPLE_WORDS.test(secret)) return 'it looks like a sample value';
  if (new Set(secret).size < MIN_DISTINCT_CHARACTERS) return 'it repeats a few characters';
  if (isRepetition(secret)) return 'it repeats one piece of text';
  if (longestRun(secret) >= MAX_RUN) return 'it counts or spells the alphabet';
  return undefined;
}

function isRepetition(text: string): boolean {
  // A text that is made of a shorter one is found again inside its own double before its end.
  return `${text}${text}`.indexOf(text, 1) < text.length;
}

/** Length of the longest stretch in which each character follows its predecessor: `abcdef`, `012345`. */
function longestRun(text: string): number {
  let longest = 1;
  let run = 1;
  for (let index = 1; index < text.length; index += 1) {
    run = text.charCodeAt(index) - text.charCodeAt(index - 1) === 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
