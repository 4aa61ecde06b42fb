// What page-check.mjs runs inside of the page: each of these functions stands alone there.

/** Milliseconds from the first byte on until the page is drawn and its script has run. */
export function startTime() {
  const [navigation] = performance.getEntriesByType('navigation');
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return Math.max(navigation.domInteractive, navigation.loadEventEnd, paint.startTime);
}

/** For each letter typed: until the list is there and laid out. */
export function searchTimes(queries) {
  const search = document.querySelector('#search');
  const list = document.querySelector('#routes');
  const type = (text) => {
    const start = performance.now();
    search.value = text;
    search.dispatchEvent(new Event('input', { bubbles: true }));
    list.getBoundingClientRect();
    return performance.now() - start;
  };
  const texts = queries.flatMap((query) => [...query].map((_, i) => query.slice(0, i + 1)));
  const rounds = [1, 2, 3].map(() => texts.map(type));
  type('');
  return texts.map((_, i) => Math.min(...rounds.map((times) => times[i])));
}

/** Elements that a reader of the screen could not name, or whose roles do not fit together. */
export function misnamed() {
  const wrong = [];
  const spell = (one) => one.cloneNode(false).outerHTML.slice(0, 120);
  const nameOf = (one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim();
  for (const one of document.querySelectorAll(
    'button, a, select, input, summary, [role=listbox], [role=option], svg',
  )) {
    if (nameOf(one) === '') wrong.push(`no name: ${spell(one)}`);
  }
  for (const one of document.querySelectorAll('select, input')) {
    if (!one.getAttribute('aria-label')) wrong.push(`no label: ${spell(one)}`);
  }
  for (const one of document.querySelectorAll('[role=option]')) {
    if (!one.closest('[role=listbox]')) wrong.push('an option outside of a list box');
    if (Number(one.getAttribute('aria-posinset')) > Number(one.getAttribute('aria-setsize')))
      wrong.push('more than all');
  }
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong.push(`twice: #${id}`);
  for (const name of ['aria-activedescendant', 'aria-controls', 'aria-labelledby']) {
    for (const one of document.querySelectorAll(`[${name}]`)) {
      if (!document.getElementById(one.getAttribute(name))) wrong.push(`${name} leads nowhere: ${spell(one)}`);
    }
  }
  for (const role of ['main', 'nav', 'header', 'h1', 'h2']) {
    if (document.querySelectorAll(`#app ${role}`).length !== 1) wrong.push(`not one ${role}`);
  }
  for (const one of document.querySelectorAll('th')) if (!one.scope) wrong.push('a head of a column without scope');
  return wrong;
}

/** Texts whose colour is too near to what is behind them: 4.5 : 1 is asked for. */
export function badContrast() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((one) =>
      one / 255 <= 0.03928 ? one / 3294.6 : ((one / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const wrong = [];
  for (const one of document.querySelectorAll('#app *')) {
    const text = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
    if (!text || !one.checkVisibility() || one.tagName === 'OPTION') continue;
    const style = getComputedStyle(one);
    const [a, b] = [light(rgba(one.closest('svg') ? style.fill : style.color)), light(ground(one))].sort(
      (x, y) => y - x,
    );
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5)
      wrong.push(
        `contrast ${ratio.toFixed(1)} of <${one.tagName.toLowerCase()} class="${one.getAttribute('class') ?? ''}">`,
      );
  }
  return wrong;
}

/** Places whose last part, `file.go:12`, goes over two lines although one would hold it. */
export function tornPlaces() {
  return [...document.querySelectorAll('.pane .place')].flatMap((place) => {
    const last = place.lastChild;
    if (!last) return [];
    const range = document.createRange();
    range.selectNodeContents(last);
    const name = last.textContent.slice(last.textContent.lastIndexOf('/') + 1);
    range.setStart(last, last.textContent.length - name.length);
    const rects = [...range.getClientRects()];
    const width = rects.reduce((sum, rect) => sum + rect.width, 0);
    const { paddingLeft, paddingRight } = getComputedStyle(place.parentElement);
    const room = place.parentElement.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    return /^[\w.]+:\d+$/.test(name) && rects.length > 1 && width < room ? [name] : [];
  });
}
