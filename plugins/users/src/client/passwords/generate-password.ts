/** Without `l`, `I`, `O`, `0`, `1`: a password may have to be read out. */
const ALPHABET = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** A password of 116 random bits, in groups that are easy to copy by hand: `xxxxx-xxxxx-xxxxx-xxxxx`. */
export function generatePassword(): string {
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP_LENGTH }, randomCharacter).join('')).join('-');
}

/** Every character is equally likely: bytes beyond the last whole multiple are drawn again. */
function randomCharacter(): string {
  const fair = 256 - (256 % ALPHABET.length);
  const [byte = fair] = crypto.getRandomValues(new Uint8Array(1));
  return byte < fair ? ALPHABET.charAt(byte % ALPHABET.length) : randomCharacter();
}
