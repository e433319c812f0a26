import { App } from './view/app.ts';

new App();

// Once loaded, the page needs no network. Where workers of this kind are not allowed, it still runs.
if ('serviceWorker' in navigator) {
  void navigator.serviceWorker.register('./offline.js', { scope: './' }).catch(() => undefined);
}
