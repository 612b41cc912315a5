// data-behaviour="submit": a filter form that goes off when a choice is made; its button stays for everyone.
// Empty fields are left out of the address. Safe to start twice.

function start(root) {
  for (const form of root.querySelectorAll('form[data-behaviour="submit"]')) {
    if (form.dataset.started) continue;
    form.dataset.started = "yes";
    form.addEventListener("change", (event) => {
      if (event.target.matches("select, input[type=checkbox]")) form.requestSubmit();
    });
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) {
        if (value === "") event.formData.delete(name);
      }
    });
  }
}

start(document);
document.addEventListener("htmx:load", (event) => start(event.target));
