"""Terms of an interpretation: their first use leads to the explanation, and the explanation back."""

from __future__ import annotations

from generator.render.terms import link_terms

EXPLAINED = (
    '<h2 id="terms">关键词诠释</h2>\n<p><strong>常住</strong>：住满6个月。</p>\n'
    "<ul><li><strong>失能：</strong>不能自理。</li></ul>\n"
)


def test_the_first_use_and_no_other_leads_to_the_explanation() -> None:
    text = link_terms(f"<p>常住的人，常住满一年。</p>{EXPLAINED}")
    use = '<a class="zc-term" id="zc-term-1-use" href="#zc-term-1">常住</a>'
    assert text.startswith(f"<p>{use}的人，常住满一年。</p>")
    assert '<dfn class="zc-term-name" id="zc-term-1">常住</dfn>：<span class="zc-term-text">住满6个月。</span>' in text
    assert 'href="#zc-term-1-use" aria-label="回到正文里的“常住”"' in text


def test_a_term_that_is_not_used_has_no_way_back() -> None:
    assert "回到正文" not in link_terms(f"<p>别的话。</p>{EXPLAINED}")


def test_a_colon_inside_the_bold_words_is_no_part_of_the_term() -> None:
    assert '<dfn class="zc-term-name" id="zc-term-2">失能</dfn>：' in link_terms(EXPLAINED)


def test_the_longer_of_two_terms_is_marked_where_both_stand() -> None:
    section = '<h2 id="terms">术语</h2><p><strong>失能</strong>：甲。</p><p><strong>中度失能</strong>：乙。</p>'
    text = link_terms(f"<p>中度失能的补，失能的另补。</p>{section}")
    assert text.count('class="zc-term"') == 2
    assert 'href="#zc-term-2">中度失能</a>的补，<a class="zc-term" id="zc-term-1-use"' in text


def test_the_title_of_a_document_is_no_use_of_a_term() -> None:
    text = link_terms(f"<p>《常住人口办法》说，常住的人。</p>{EXPLAINED}")
    assert text.startswith('<p>《常住人口办法》说，<a class="zc-term"')


def test_without_a_section_of_terms_nothing_changes() -> None:
    text = '<h2 id="content">主要内容</h2><p><strong>常住</strong>：住满6个月。</p>'
    assert link_terms(text) == text


def test_sections_after_the_terms_are_marked_too_and_terms_end_before_them() -> None:
    text = link_terms(f'{EXPLAINED}<h2 id="notes">注意</h2><p><strong>别的</strong>：失能的人。</p>')
    assert "zc-term-3" not in text
    assert '<a class="zc-term" id="zc-term-2-use" href="#zc-term-2">失能</a>的人' in text


def test_a_use_in_a_heading_or_a_link_is_left_for_the_next_one() -> None:
    text = link_terms(f'<h2 id="content">常住怎么算</h2><p><a href="x">常住</a>的人，常住满一年。</p>{EXPLAINED}')
    assert '</a>的人，<a class="zc-term" id="zc-term-1-use" href="#zc-term-1">常住</a>满一年' in text


def test_every_way_back_leads_to_a_use_that_is_there() -> None:
    text = link_terms(f"<p>常<strong>住</strong>的人。</p><h3 id='x'>失能</h3>{EXPLAINED}")
    assert "-use" not in text
