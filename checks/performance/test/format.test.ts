import { amount, ratio } from '../format';

test.each([
  [{ median: 1.048, margin: 0.031 }, '1.05 ± 0.04'],
  [{ median: 1.05, margin: 0.03 }, '1.05 ± 0.03'],
  [{ median: -0.002, margin: 0.004 }, '0.00 ± 0.01'],
])('a ratio has a margin beside it that is not told smaller than it is: %j', (spread, text) => {
  expect(ratio(spread)).toBe(text);
});

test.each([
  [{ median: 85.64, margin: 1.23 }, '85.6 ± 1.3'],
  [{ median: 1912, margin: 34 }, '1,910 ± 40'],
  [{ median: 288.2, margin: 0 }, '288 ± 0'],
])('an amount counts three digits, and its margin is not told smaller than it is: %j', (spread, text) => {
  expect(amount(spread)).toBe(text);
});
