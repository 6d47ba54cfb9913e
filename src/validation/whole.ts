/** Whether a pattern matches a text from its first character to its last. Such patterns have no anchors, so none can be forgotten. */
export function matchesWhole(pattern: RegExp, text: string): boolean {
  return new RegExp(`^(?:${pattern.source})$`, pattern.flags).test(text);
}
