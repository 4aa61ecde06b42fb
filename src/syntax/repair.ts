// Stage syntax: second tries for text the grammar rejects. In: the text of one declaration. Out: text that differs from
// it only where the grammar is behind the language or the file is broken. Every offset stays valid: characters are
// replaced one by one, and closing brackets are added behind the end only.

import { afterBracket, afterComment, afterQuoted, afterWord, tokenStart } from './scan.ts';

const conflictMarker = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$/gm;
const genericMethod = /^func\s*\([^)]*\)\s*[\p{L}_][\p{L}\p{N}_]*\s*(?=\[)/u;
const typeWord = /^(?:\*|\(|\s)*(?:\[|map\b|chan\b|<-\s*chan\b|struct\b|interface\b|func\b)/;

export function repaired(text: string): string {
  let result = text.replaceAll('\0', ' ').replace(conflictMarker, (line) => ' '.repeat(line.length));
  const brackets = methodTypeParameters(text);
  if (brackets) result = blanked(result, brackets.from, brackets.to);
  return renameBuiltins(result);
}

/** Go 1.27: `func (r R) M[T any](…)`. */
export function methodTypeParameters(text: string): { from: number; to: number } | undefined {
  const from = genericMethod.exec(text)?.[0].length;
  const to = from === undefined ? -1 : afterBracket(text, from);
  return to < 0 ? undefined : { from: from!, to };
}

function blanked(text: string, from: number, to: number): string {
  return text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, ' ') + text.slice(to);
}

/**
 * Go 1.26: `new(expression)`; and both names may be anyone's. The grammar wants a type in their parentheses, but takes
 * any expression after another name.
 */
function renameBuiltins(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}_.])(?:new|make)(?=\()/gu, (word, offset: number) => {
    const open = offset + word.length;
    const after = afterBracket(text, open);
    const argument = text.slice(tokenStart(text, open + 1), after < 0 ? text.length : after - 1);
    return typeWord.test(argument) && !isValue(argument) ? word : word.slice(0, -1) + word.slice(-1).toUpperCase();
  });
}

/** True for text that starts as a type does and goes on as a value: `[]int{1}`, `[]byte(s)`, `func() int { … }()`. */
function isValue(argument: string): boolean {
  let word = '';
  for (let i = tokenStart(argument, 0); i < argument.length; i = tokenStart(argument, i)) {
    const start = i;
    const wordEnd = afterWord(argument, i);
    if (wordEnd > i) {
      word = argument.slice(i, wordEnd);
      i = wordEnd;
      continue;
    }
    if (argument[i] === '(' || argument[i] === '{' || argument[i] === '[') i = afterBracket(argument, i);
    else i++;
    if (i < 0) return false;
    if (argument[start] === '{' && word !== 'struct' && word !== 'interface') return true;
    if (argument[start] === '(' && start > 0 && word !== 'func' && word !== ')') return true;
    if (argument[start] !== '*' && argument[start] !== '[')
      word = argument[start] === '(' && word === 'func' ? ')' : '';
  }
  return false;
}

/**
 * The text of a truncated declaration with its open brackets closed. What was being written at the end is made invalid
 * and not completed: half a string is not a shorter string.
 */
export function closed(text: string): string {
  const open: string[] = [];
  let i = 0;
  while (i < text.length) {
    const character = text[i]!;
    let after = i + 1;
    if (character === '(') open.push(')');
    else if (character === '[') open.push(']');
    else if (character === '{') open.push('}');
    else if (character === ')' || character === ']' || character === '}') open.pop();
    else if (character === '"' || character === "'") after = afterQuoted(text, i, text.length);
    else if (character === '`') after = text.indexOf('`', i + 1) + 1;
    else if (character === '/') after = afterComment(text, i);
    if (after <= 0) return withClosers(text.slice(0, i), open, true);
    i = Math.max(after, i + 1);
  }
  return withClosers(text, open, open.at(-1) !== '}');
}

function withClosers(text: string, open: readonly string[], incomplete: boolean): string {
  if (open.length === 0 && !incomplete) return text;
  return `${text}${incomplete && open.length > 0 ? ' ?' : ''}\n${[...open].reverse().join('')}`;
}
