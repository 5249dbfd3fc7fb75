"""Word and Excel: an official form is read into a target table (and actual values), whatever its layout, and filled from them.

One file a step, in the order of an import: :mod:`container` refuses what is not safe to open; :mod:`docx`, :mod:`xlsx` and
:mod:`flat_text` turn a file into :mod:`cells`; :mod:`understanding` tells the story, with :mod:`columns`, :mod:`indicator_block`,
:mod:`classes` and :mod:`completion` for the table of indicators, :mod:`funds` for that of money, :mod:`evidence_list` for that of
evidence, :mod:`reading_notes` for the 口径 below it, :mod:`head` and :mod:`lists` for the rest, by the words of :mod:`headings`;
:mod:`content` is what was understood; :mod:`targets_file` and :mod:`actuals_file` write it, with :mod:`promises` and
:mod:`yaml_text`; :mod:`importing` is the way in.

And in the order of an export: :mod:`exporting` is the way out; :mod:`filling` gathers what a form says (:mod:`filled`, with
:mod:`parts` for a 指标值 in three cells); :mod:`forms` has one file a form, built of :mod:`form_blocks` on a :mod:`page`;
:mod:`docx_writer` and :mod:`xlsx_writer` write it, and :mod:`template` fills an office's own Word file instead.
"""
