// Stage routes: handlers and the layers around them.

export { type Answer, Dispatcher } from './dispatch.ts';
export { constants, type Layer, layerOf } from './layers.ts';
export { isAnswering, isHandler, type Walked, Walker } from './walk.ts';
