(() => {
  "use strict";
  const version = "VERSION";
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  /** Loads the new report; a note that is being written is finished first. */
  function reload() {
    const field = document.activeElement;
    if (field?.dataset.field) field.addEventListener("blur", () => location.reload(), { once: true });
    else location.reload();
  }
  async function wait() {
    for (;;) {
      try {
        const answer = await fetch(`next?after=${version}`, { cache: "no-store" });
        if (answer.ok && (await answer.text()) !== version) return reload();
      } catch {
        await pause(3000); // the watch has ended, or its machine sleeps
      }
    }
  }
  wait();
})();
