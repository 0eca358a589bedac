import { TextDecoder, TextEncoder } from 'node:util';

/**
 * jsdom lays nothing out, so it lacks the parts of a browser that measure. Components (antd above all)
 * ask for them on mount; these answers mean "a desktop window in which nothing ever resizes".
 * Does nothing in tests that run without a DOM.
 */
class NothingToObserve {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

function matchMedia(query) {
  return {
    matches: false,
    media: query,
    onchange: null,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
    dispatchEvent: () => false,
  };
}

if (typeof window !== 'undefined') {
  window.TextEncoder ??= TextEncoder;
  window.TextDecoder ??= TextDecoder;
  window.matchMedia ??= matchMedia;
  window.ResizeObserver ??= NothingToObserve;
  window.IntersectionObserver ??= NothingToObserve;
  window.HTMLElement.prototype.scrollIntoView ??= () => {};
  // jsdom prints an error for the second argument (a pseudo element) instead of ignoring it.
  const { getComputedStyle } = window;
  window.getComputedStyle = (element) => getComputedStyle(element);
}
