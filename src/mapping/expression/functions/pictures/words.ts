/** English number words, both ways. */
const SMALL = `Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen
  Nineteen`.split(/\s+/);
const ORDINALS = `Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth
  Sixteenth Seventeenth Eighteenth Nineteenth`.split(/\s+/);
const TENS = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety", "Hundred"];
const MAGNITUDES = ["Thousand", "Million", "Billion", "Trillion"];

/** Of a whole number from 0 on: "One Hundred and Twenty-First". */
export function wordsOf(number: number, ordinal: boolean): string {
  return inWords(number, "", ordinal);
}

/** `joint` is what stands before hundreds and more; tens and less are joined with "and". */
function inWords(number: number, joint: string, ordinal: boolean): string {
  const and = joint === "" ? "" : " and ";
  if (number <= 19) return `${and}${ordinal ? ORDINALS[number] : SMALL[number]}`;
  if (number < 100) {
    const tens = TENS[Math.floor(number / 10) - 2] as string;
    const rest = number % 10;
    if (rest > 0) return `${and}${tens}-${inWords(rest, "", ordinal)}`;
    return and + (ordinal ? `${tens.slice(0, -1)}ieth` : tens);
  }
  const power = number < 1000 ? 0 : Math.min(Math.floor(Math.log10(number) / 3), MAGNITUDES.length);
  const factor = power === 0 ? 100 : 10 ** (power * 3);
  const count = Math.floor(number / factor);
  const rest = number - count * factor;
  const name = power === 0 ? "Hundred" : MAGNITUDES[power - 1];
  return `${joint}${inWords(count, "", false)} ${name}${rest > 0 ? inWords(rest, ", ", ordinal) : ordinal ? "th" : ""}`;
}

const VALUES: ReadonlyMap<string, number> = new Map([
  ...[...SMALL, ...ORDINALS].map((word, index): [string, number] => [word.toLowerCase(), index % SMALL.length]),
  ...TENS.flatMap((word, index): [string, number][] => {
    const lower = word.toLowerCase();
    const value = (index + 2) * 10;
    return [
      [lower, value],
      [`${lower.slice(0, -1)}ieth`, value],
    ];
  }),
  ["hundredth", 100],
  ...MAGNITUDES.flatMap((word, index): [string, number][] => {
    const value = 10 ** ((index + 1) * 3);
    return [
      [word.toLowerCase(), value],
      [`${word.toLowerCase()}th`, value],
    ];
  }),
]);

/** What a text of such words is made of, as the source of a regular expression. */
export const WORDS_PATTERN = `(?:${[...VALUES.keys(), "and", "[\\-, ]"].join("|")})+`;

/** NaN when one of them is no number word. */
export function numberOf(text: string): number {
  const sums = [0];
  for (const part of text.split(/,\s|\sand\s|[\s\\-]/)) {
    const value = VALUES.get(part) ?? NaN;
    const last = sums.pop() as number;
    if (value < 100) {
      if (last >= 1000) sums.push(last, value);
      else sums.push(last + value);
    } else sums.push(last * value);
  }
  return sums.reduce((sum, value) => sum + value, 0);
}
