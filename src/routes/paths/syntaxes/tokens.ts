// Stage routes, paths: what stands in a path. In: text with marks for holes, and its syntax. Out: its tokens in order.
// What a framework would refuse to register is read as far as it goes, never repaired.

import type { Syntax } from '../pieces.ts';
import { readBeego } from './beego.ts';
import { readBraces, readChi, readGateway, readIris, readRestful, readServeMux } from './braces.ts';
import { readColon, readFlow, readGoFrame, readHttpRouter, readTreeMux } from './colons.ts';
import { readFastHTTP } from './fasthttp.ts';
import { readFiber } from './fiber.ts';
import { readFlamego, readMacaron } from './macaron.ts';
import { literal, type Reader, type Token } from './token.ts';

export function tokensOf(syntax: Syntax, text: string): readonly Token[] {
  const read = readerOf(syntax);
  const tokens: Token[] = [];
  const add = (token: Token): void => {
    const last = tokens.at(-1);
    if (token.kind === 'text' && last?.kind === 'text') tokens[tokens.length - 1] = literal(last.text + token.text);
    else tokens.push(token);
  };
  for (let at = 0; at < text.length; ) {
    const found = read(text, at);
    for (const token of found?.tokens ?? [literal(text.charAt(at))]) add(token);
    at = found?.end ?? at + 1;
  }
  return tokens;
}

function readerOf(syntax: Syntax): Reader {
  switch (syntax) {
    case 'plain':
      return () => undefined;
    case 'servemux':
      return readServeMux;
    case 'braces':
      return readBraces;
    case 'chi':
      return readChi;
    case 'restful':
      return readRestful;
    case 'iris':
      return readIris;
    case 'colon':
      return readColon;
    case 'httprouter':
    case 'hertz':
      return readHttpRouter;
    case 'gateway':
      return readGateway;
    case 'goframe':
      return readGoFrame;
    case 'fasthttp':
      return readFastHTTP;
    case 'fiber':
      return readFiber;
    case 'beego':
      return readBeego;
    case 'treemux':
      return readTreeMux;
    case 'flow':
      return readFlow;
    case 'macaron':
      return readMacaron;
    case 'flamego':
      return readFlamego;
  }
}
