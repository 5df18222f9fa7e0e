/**
 * Picks the best of the tags we have for one wanted BCP 47 tag: the same, then with subtags cut off from the end
 * (RFC 4647, 3.4), then another region of the same language (`zh` and `zh-TW` find `zh-CN`). Case does not count.
 */
export function lookupTag(wanted: string, available: readonly string[]): string | undefined {
  const subtags = wanted.toLowerCase().split('-');
  for (let length = subtags.length; length > 0; length -= 1) {
    const range = subtags.slice(0, length).join('-');
    const found = available.find((tag) => tag.toLowerCase() === range);
    if (found !== undefined) return found;
  }
  return available.find((tag) => tag.toLowerCase().split('-')[0] === subtags[0]);
}

const TAG = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;
const MAX_RANGES = 20;

/** The tags of an Accept-Language header, best first; what is not a tag is left out. */
export function acceptedTags(header: string): string[] {
  return header
    .split(',', MAX_RANGES)
    .map((item) => {
      const [tag = '', ...parameters] = item.split(';').map((part) => part.trim());
      const quality = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => TAG.test(tag) && quality > 0)
    .toSorted((left, right) => right.quality - left.quality)
    .map(({ tag }) => tag);
}
