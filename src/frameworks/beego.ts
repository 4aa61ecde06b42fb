// beego v2: `:id`, `:id(regex)`, `:id:int`, `?:id`, `*`, `*.*`; prefixes of namespaces and the path are concatenated,
// slashes at the ends count for nothing. Order: filter chains (the first outermost), BeforeStatic, BeforeRouter, BeforeExec.

import type { Effect, Framework } from '../model/framework.ts';

const at = { path: 0, handler: 1, returns: 'receiver' } as const;
const get: Effect = { effect: 'register', verbs: ['GET'], ...at };
const post: Effect = { effect: 'register', verbs: ['POST'], ...at };
const put: Effect = { effect: 'register', verbs: ['PUT'], ...at };
const remove: Effect = { effect: 'register', verbs: ['DELETE'], ...at };
const head: Effect = { effect: 'register', verbs: ['HEAD'], ...at };
const options: Effect = { effect: 'register', verbs: ['OPTIONS'], ...at };
const patch: Effect = { effect: 'register', verbs: ['PATCH'], ...at };
const any: Effect = { effect: 'register', verbs: 'any', ...at };

/** Without a text the methods named by verbs answer. */
const router: Effect = {
  effect: 'register',
  verbs: 'any',
  path: 0,
  handler: 1,
  items: { from: 2 },
  reader: 'mapping text',
  returns: 'receiver',
};
const rest: Effect = { ...router, reader: 'verb methods' };
const auto: Effect = { effect: 'register', verbs: 'any', items: 0, reader: 'verb methods', returns: 'receiver' };
const autoPrefix: Effect = { ...auto, path: 0, items: 1 };
const include: Effect = {
  effect: 'register',
  verbs: 'any',
  items: { from: 0 },
  reader: 'annotations',
  returns: 'receiver',
};
const filter: Effect = { effect: 'use', path: 0, middleware: 2 };
const chain: Effect = { effect: 'use', path: 0, middleware: 1, first: true };
const before: Effect = { effect: 'use', middleware: { from: 0 } };
const run: Effect = { effect: 'serve', address: 0, network: 'tcp' };

export const beego: Framework = {
  name: 'beego',
  packages: ['github.com/beego/beego/server/web', 'github.com/beego/beego', 'github.com/astaxie/beego'],
  pathSyntax: 'beego',
  joining: 'beego',
  matching: 'specific',
  middleware: 'at request',
  any: [
    'GET',
    'POST',
    'PUT',
    'DELETE',
    'PATCH',
    'OPTIONS',
    'HEAD',
    'TRACE',
    'CONNECT',
    'MKCOL',
    'COPY',
    'MOVE',
    'PROPFIND',
    'PROPPATCH',
    'LOCK',
    'UNLOCK',
  ],
  seeds: [
    'Router',
    'RESTRouter',
    'AutoRouter',
    'Include',
    'NewNamespace',
    'AddNamespace',
    'NSRouter',
    'NSInclude',
    'NSNamespace',
    'InsertFilter',
    'InsertFilterChain',
    'BeeApp',
    'HttpServer',
    'Run',
    'GlobalControllerRouter',
  ],
  types: {
    HttpServer: { is: 'scope' },
    ControllerRegister: { is: 'scope' },
    Namespace: { is: 'scope' },
    HandleFunc: { is: 'handler' },
    FilterFunc: { is: 'middleware' },
    FilterChain: { is: 'middleware' },
  },
  calls: {
    Router: { effect: 'default', then: router },
    RouterWithOpts: { effect: 'default', then: router },
    WithRouterMethods: { effect: 'self' },
    RESTRouter: { effect: 'default', then: rest },
    AutoRouter: { effect: 'default', then: auto },
    AutoPrefix: { effect: 'default', then: autoPrefix },
    Include: { effect: 'default', then: include },
    Get: { effect: 'default', then: get },
    Post: { effect: 'default', then: post },
    Put: { effect: 'default', then: put },
    Delete: { effect: 'default', then: remove },
    Head: { effect: 'default', then: head },
    Options: { effect: 'default', then: options },
    Patch: { effect: 'default', then: patch },
    Any: { effect: 'default', then: any },
    Handler: { effect: 'default', then: any },
    CtrlGet: { effect: 'default', then: get },
    CtrlPost: { effect: 'default', then: post },
    CtrlPut: { effect: 'default', then: put },
    CtrlDelete: { effect: 'default', then: remove },
    CtrlHead: { effect: 'default', then: head },
    CtrlOptions: { effect: 'default', then: options },
    CtrlPatch: { effect: 'default', then: patch },
    InsertFilter: { effect: 'default', then: filter },
    InsertFilterChain: { effect: 'default', then: chain },
    ErrorHandler: { effect: 'default', then: { effect: 'fallback', kind: 'notFound', handler: 1 } },
    AddNamespace: { effect: 'default', then: { effect: 'add', items: { from: 0 } } },
    Run: { effect: 'default', then: run },
    NewHttpSever: { effect: 'scope', type: 'HttpServer' },
    '(*HttpServer).Router': router,
    '(*HttpServer).RESTRouter': rest,
    '(*HttpServer).Get': get,
    '(*HttpServer).Post': post,
    '(*HttpServer).Put': put,
    '(*HttpServer).Delete': remove,
    '(*HttpServer).Head': head,
    '(*HttpServer).Patch': patch,
    '(*HttpServer).Options': options,
    '(*HttpServer).CtrlGet': get,
    '(*HttpServer).CtrlPost': post,
    '(*HttpServer).InsertFilter': filter,
    '(*HttpServer).InsertFilterChain': chain,
    '(*HttpServer).Run': run,
    '(*ControllerRegister).Add': router,
    NewNamespace: { effect: 'scope', type: 'Namespace', prefix: 0 },
    '(*Namespace).Filter': { effect: 'use', middleware: { from: 1 } },
    '(*Namespace).Router': router,
    '(*Namespace).Get': get,
    '(*Namespace).CtrlPut': put,
    '(*Namespace).Include': include,
    '(*Namespace).Namespace': { effect: 'add', items: { from: 0 } },
    NSCond: { effect: 'self' },
    NSBefore: before,
    NSAfter: { effect: 'self' },
    NSRouter: router,
    NSInclude: include,
    NSGet: get,
    NSPost: post,
    NSPut: put,
    NSDelete: remove,
    NSCtrlGet: get,
    NSHandler: any,
    NSAutoPrefix: autoPrefix,
    NSNamespace: { effect: 'child', type: 'Namespace', prefix: 0 },
  },
  values: { BeeApp: { scope: 'default' } },
  serveMethods: ['ServeHTTP'],
  versions: 'v2.3.10, read, not run',
  limits: [
    'static directories (SetStaticPath, `/static` by itself) are not listed',
    'a fixed last segment answers with `.json`, `.xml` and `.html` after it too',
    'filters after the handler (AfterExec, FinishRouter, NSAfter) and Prepare of a controller are not listed',
  ],
};
