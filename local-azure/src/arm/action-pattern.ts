/** Whether an action is one that a role names: letter case does not count, and `*` stands for anything. */
export function covers(patterns: readonly string[], action: string): boolean {
  return patterns.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()));
}

/** Piece by piece, and not by a regular expression: roles are written by users, and some expressions never end. */
function matches(pattern: string, action: string): boolean {
  const [start, ...pieces] = pattern.split('*');
  const end = pieces.pop();
  if (end === undefined) return action === start;
  if (!action.startsWith(start)) return false;
  let position = start.length;
  for (const piece of pieces) {
    const found = action.indexOf(piece, position);
    if (found === -1) return false;
    position = found + piece.length;
  }
  return action.length - end.length >= position && action.endsWith(end);
}
