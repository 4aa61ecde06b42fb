// route of prometheus/common: httprouter with prefixes, for handlers of net/http. Prefix and path are what is written;
// what WithInstrumentation is given wraps each handler that is registered later.

import type { Framework } from '../model/framework.ts';
import { httprouter } from './httprouter.ts';

export const prometheusRoute: Framework = {
  name: 'prometheus/route',
  packages: ['github.com/prometheus/common/route'],
  pathSyntax: 'httprouter',
  joining: 'concat',
  matching: 'specific',
  answers: httprouter.answers,
  middleware: 'at registration',
  any: [],
  seeds: ['New', 'Router', 'WithPrefix'],
  types: { Router: { is: 'scope' } },
  calls: {
    New: { effect: 'scope' },
    '(*Router).WithInstrumentation': { effect: 'child', middleware: 0 },
    '(*Router).WithPrefix': { effect: 'child', prefix: 0 },
    '(*Router).Get': { effect: 'register', verbs: ['GET'], path: 0, handler: 1 },
    '(*Router).Head': { effect: 'register', verbs: ['HEAD'], path: 0, handler: 1 },
    '(*Router).Options': { effect: 'register', verbs: ['OPTIONS'], path: 0, handler: 1 },
    '(*Router).Post': { effect: 'register', verbs: ['POST'], path: 0, handler: 1 },
    '(*Router).Put': { effect: 'register', verbs: ['PUT'], path: 0, handler: 1 },
    '(*Router).Del': { effect: 'register', verbs: ['DELETE'], path: 0, handler: 1 },
    FileServe: { effect: 'handler' },
  },
  requests: { Param: { effect: 'read', in: 'path', name: 1 } },
  serveMethods: ['ServeHTTP'],
  versions: 'v0.66.1',
  limits: ['of two WithInstrumentation the later one runs first; it is listed second'],
};
