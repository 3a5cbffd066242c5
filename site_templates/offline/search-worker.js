/*
 * A worker in a hidden frame, for pages that are opened from disk: there browsers refuse real ones.
 *
 * Adapted from iframe-worker 1.0.4, (c) Martin Donath, under the licence beside this file. The original writes an
 * inline script with the worker's address into the frame, which no security policy of hashes can allow; here the page
 * sets the frame up itself. The theme's search knows a worker of this sort by the name `IFrameWorker`.
 */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  function run(frame, address) {
    return new Promise((resolve, reject) => {
      const script = frame.document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error("cannot load " + address));
      frame.document.body.append(script);
    });
  }

  class IFrameWorker extends EventTarget {
    constructor(address) {
      super();
      this.onmessage = this.onerror = null;
      const element = document.createElement("iframe");
      element.hidden = true;
      document.body.append(element);
      const frame = element.contentWindow;
      // Opening the document keeps a browser from replacing it by another empty one.
      frame.document.open();
      frame.document.write("<!doctype html><title>Worker</title><body></body>");
      frame.document.close();
      frame.postMessage = (data) => this.tell(new MessageEvent("message", { data: structuredClone(data) }));
      frame.importScripts = (...scripts) =>
        scripts.reduce((before, one) => before.then(() => run(frame, one)), Promise.resolve());
      frame.addEventListener("error", (event) => this.tell(new ErrorEvent("error", event)));
      this.element = element;
      this.ready = run(frame, new URL(address, document.baseURI).href);
      this.ready.catch((error) => this.tell(new ErrorEvent("error", { message: error.message, error })));
    }

    /* Later, as a real worker's messages come, and to both sorts of listeners. */
    tell(event) {
      setTimeout(() => {
        this.dispatchEvent(event);
        const own = this["on" + event.type];
        if (own) own.call(this, event);
      });
    }

    postMessage(data) {
      const copy = structuredClone(data);
      this.ready.then(() => {
        const frame = this.element.contentWindow;
        if (frame) frame.dispatchEvent(new frame.MessageEvent("message", { data: copy }));
      }, () => { /* The listeners for errors were told. */ });
    }

    terminate() {
      this.element.remove();
    }
  }

  window.IFrameWorker = window.Worker = IFrameWorker;
})();
