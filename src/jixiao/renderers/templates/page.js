"use strict";
// Without this script the page shows everything; with it, rows can be filtered and all details opened at once.
(() => {
  const form = document.getElementById("filters");
  if (!form) {
    return;
  }
  const output = form.querySelector("output");
  const button = document.getElementById("open-all");
  const rows = [...document.querySelectorAll("tr.row")];
  const details = [...document.querySelectorAll("tr.more details")];

  const detailsRow = (row) => row.nextElementSibling;

  function show(row, wanted) {
    row.classList.toggle("filtered", !wanted);
    detailsRow(row).classList.toggle("filtered", !wanted);
  }

  function hideEmpty(selector) {
    for (const element of document.querySelectorAll(selector)) {
      const left = element.querySelector("tr.row:not(.filtered)");
      element.classList.toggle("filtered", !left);
    }
  }

  function filter() {
    const statuses = new Set(new FormData(form).getAll("status"));
    const wantedClass = form.elements.class.value;
    let shown = 0;
    for (const row of rows) {
      const wanted =
        statuses.has(row.dataset.status) && (!wantedClass || row.dataset.class === wantedClass);
      show(row, wanted);
      shown += wanted ? 1 : 0;
    }
    hideEmpty("table.grid > tbody, table.grid");
    for (const section of document.querySelectorAll("section.sheet")) {
      const told = section.querySelector(".none-shown");
      if (told) {
        told.hidden = Boolean(section.querySelector("tr.row:not(.filtered)"));
      }
    }
    output.value = form.dataset.shown.replace("{shown}", shown).replace("{total}", rows.length);
  }

  function openAll(open) {
    for (const each of details) {
      each.open = open;
    }
  }

  function nameButton() {
    const allOpen = details.every((each) => each.open);
    button.textContent = allOpen ? button.dataset.close : button.dataset.open;
  }

  // a link to a row shows the row, whatever the filter says, and opens it
  function follow() {
    const row = document.getElementById(location.hash.slice(1));
    if (row && row.classList.contains("row")) {
      if (row.classList.contains("filtered")) {
        form.reset();
        filter();
      }
      detailsRow(row).querySelector("details").open = true;
      row.scrollIntoView({ block: "center" });
    }
  }

  // paper cannot be clicked: everything is printed, and the page is as before afterwards
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = details.filter((each) => !each.open);
    openAll(true);
  });
  addEventListener("afterprint", () => {
    for (const each of closed) {
      each.open = false;
    }
  });

  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  // the form is back to its beginnings only after the event
  form.addEventListener("reset", () => setTimeout(filter));
  button.addEventListener("click", () => openAll(!details.every((each) => each.open)));
  for (const each of details) {
    each.addEventListener("toggle", nameButton);
  }
  addEventListener("hashchange", follow);
  form.hidden = false;
  filter();
  follow();
})();
